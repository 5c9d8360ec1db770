package dev.sluice.arch;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.Serializable;

/** The import graph tells the architecture; these rules keep it. */
@AnalyzeClasses(packages = "dev.sluice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule verticles_talk_only_over_the_bus = slices().matching(
                    "dev.sluice.(ingress|validation|metrics|scoring|telemetry|admin|kvevents|cluster|identity|prices|ledger|quota)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule only_the_bus_package_touches_the_event_bus = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.bus..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.core.eventbus..");

    @ArchTest
    static final ArchRule only_kv_events_speak_zeromq = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.kvevents..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.zeromq..", "org.msgpack..");

    @ArchTest
    static final ArchRule only_identity_verifies_tokens = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.ext.auth..");

    @ArchTest
    static final ArchRule who_asks_is_known_without_vertx = noClasses()
            .that()
            .resideInAPackage("dev.sluice.caller..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");

    @ArchTest
    static final ArchRule only_formulas_of_costs_know_the_expression_language = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.cost..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.projectnessie..", "com.google.api.expr..");

    @ArchTest
    static final ArchRule only_the_ledger_speaks_to_databases = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.postgresql..");

    @ArchTest
    static final ArchRule only_the_kubernetes_source_knows_the_kubernetes_client = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.resources.kubernetes..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fabric8..");

    @ArchTest
    static final ArchRule only_the_cluster_knows_hazelcast = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.hazelcast..");

    @ArchTest
    static final ArchRule counting_knows_nothing_but_the_jdk = classes()
            .that()
            .resideInAPackage("dev.sluice.counting..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.sluice.counting..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_spi_knows_nothing_but_the_jdk = classes()
            .that()
            .resideInAPackage("dev.sluice.spi..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.sluice.spi..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule every_message_is_a_record_or_an_enum = classes()
            .that()
            .resideInAPackage("dev.sluice.message..")
            .and()
            .doNotHaveSimpleName("Addresses")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beRecords()
            .orShould()
            .beEnums();

    @ArchTest
    static final ArchRule no_message_is_serializable = noClasses()
            .that()
            .resideInAPackage("dev.sluice.message..")
            .and()
            .areRecords()
            .should()
            .beAssignableTo(Serializable.class);

    @ArchTest
    static final ArchRule fields_are_final_in_messages = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.sluice.message..")
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule only_verticles_are_named_so =
            classes().that().haveSimpleNameEndingWith("Verticle").should().beAssignableTo(VerticleBase.class);

    @ArchTest
    static final ArchRule nothing_blocks = noClasses()
            .should()
            .callMethodWhere(target(nameMatching("await")).and(target(owner(assignableTo(Future.class)))))
            .orShould()
            .callMethodWhere(target(nameMatching("sleep|join|get"))
                    .and(target(owner(
                            assignableTo(java.util.concurrent.Future.class).or(assignableTo(Thread.class))))))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.concurrent.locks..", "java.util.concurrent.atomic..");

    @ArchTest
    static final ArchRule dice_are_injected_and_nothing_prints = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.Random.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.sluice.(*)..").should().beFreeOfCycles();
}
