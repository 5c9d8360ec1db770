package dev.sluice.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Collectors;
import org.projectnessie.cel.Ast;
import org.projectnessie.cel.Env;
import org.projectnessie.cel.Env.AstIssuesTuple;
import org.projectnessie.cel.EnvOption;
import org.projectnessie.cel.Program;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.common.ULong;
import org.projectnessie.cel.common.types.Err;
import org.projectnessie.cel.common.types.ref.Val;

/**
 * A formula in the Common Expression Language. Variables are the strings {@code model}, {@code backend} and
 * {@code route_name}, and the unsigned numbers {@code input_tokens}, {@code cached_input_tokens},
 * {@code cache_creation_input_tokens}, {@code output_tokens}, {@code total_tokens} and {@code reasoning_tokens}. A
 * fraction is rounded to the nearest whole number, a half upwards.
 */
public final class CelFormula implements CostFormula {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final Env ENV = Env.newEnv(
            EnvOption.declarations(
                    Decls.newVar("model", Decls.String),
                    Decls.newVar("backend", Decls.String),
                    Decls.newVar("route_name", Decls.String),
                    Decls.newVar("input_tokens", Decls.Uint),
                    Decls.newVar("cached_input_tokens", Decls.Uint),
                    Decls.newVar("cache_creation_input_tokens", Decls.Uint),
                    Decls.newVar("output_tokens", Decls.Uint),
                    Decls.newVar("total_tokens", Decls.Uint),
                    Decls.newVar("reasoning_tokens", Decls.Uint)),
            EnvOption.declarations(MixedArithmetic.declarations()));

    private final Program program;

    private CelFormula(Program program) {
        this.program = program;
    }

    /**
     * Compiles an expression and tries it with no tokens at all, so that one which divides by a number of tokens is found.
     * The first one takes a second or so, later ones a few milliseconds.
     *
     * @throws IllegalArgumentException with a sentence where it is no formula
     */
    public static CelFormula compile(String expression) {
        CelFormula formula = new CelFormula(ENV.program(checked(expression), MixedArithmetic.evaluation()));
        try {
            formula.of(Consumption.NOTHING);
            return formula;
        } catch (CostException wrong) {
            throw new IllegalArgumentException(
                    "gives no cost for a request of no tokens: " + wrong.getMessage(), wrong);
        }
    }

    private static Ast checked(String expression) {
        AstIssuesTuple parsed = ENV.parse(expression);
        refuseIssues(parsed);
        AstIssuesTuple checked = ENV.check(parsed.getAst());
        refuseIssues(checked);
        return checked.getAst();
    }

    private static void refuseIssues(AstIssuesTuple outcome) {
        if (outcome.hasIssues()) {
            throw new IllegalArgumentException("not an expression of CEL: "
                    + outcome.getIssues().getErrors().stream()
                            .map(error -> "at column " + (error.getLocation().column() + 1) + ", " + error.getMessage())
                            .distinct()
                            .collect(Collectors.joining("; ")));
        }
    }

    @Override
    public long of(Consumption consumption) {
        Tokens tokens = consumption.tokens();
        Val value = program.eval(Map.of(
                        "model", consumption.model(),
                        "backend", consumption.backend(),
                        "route_name", consumption.route(),
                        "input_tokens", ULong.valueOf(tokens.input()),
                        "cached_input_tokens", ULong.valueOf(tokens.cachedInput()),
                        "cache_creation_input_tokens", ULong.valueOf(tokens.cacheCreation()),
                        "output_tokens", ULong.valueOf(tokens.output()),
                        "total_tokens", ULong.valueOf(tokens.total()),
                        "reasoning_tokens", ULong.valueOf(tokens.reasoning())))
                .getVal();
        if (Err.isError(value)) {
            throw new CostException(value.toString());
        }
        return whole(value.value());
    }

    private static long whole(Object value) {
        if (!(value instanceof Number number) || (number instanceof Double real && !Double.isFinite(real))) {
            throw new CostException("wanted a number, found " + value);
        }
        BigDecimal cost = new BigDecimal(number.toString()).setScale(0, RoundingMode.HALF_UP);
        if (cost.signum() < 0 || cost.compareTo(LARGEST) > 0) {
            throw new CostException("wanted a number from 0 to " + LARGEST + ", found " + value);
        }
        return cost.longValue();
    }
}
