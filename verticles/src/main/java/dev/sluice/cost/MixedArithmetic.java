package dev.sluice.cost;

import com.google.api.expr.v1alpha1.Decl;
import com.google.api.expr.v1alpha1.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.projectnessie.cel.ProgramOption;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.common.operators.Operator;
import org.projectnessie.cel.common.types.DoubleT;
import org.projectnessie.cel.common.types.Util;
import org.projectnessie.cel.common.types.ref.Val;
import org.projectnessie.cel.interpreter.Activation;
import org.projectnessie.cel.interpreter.Interpretable;
import org.projectnessie.cel.interpreter.Interpretable.InterpretableCall;

/**
 * Arithmetic of whole numbers with fractions, as in {@code input_tokens * 0.1}, which CEL itself has not and everybody
 * writes. The outcome is a fraction.
 */
enum MixedArithmetic {
    ADD(Operator.Add, Double::sum),
    SUBTRACT(Operator.Subtract, (a, b) -> a - b),
    MULTIPLY(Operator.Multiply, (a, b) -> a * b),
    DIVIDE(Operator.Divide, (a, b) -> a / b);

    private final Operator operator;

    @SuppressWarnings("ImmutableEnumChecker") // The operations hold nothing.
    private final DoubleBinaryOperator operation;

    MixedArithmetic(Operator operator, DoubleBinaryOperator operation) {
        this.operator = operator;
        this.operation = operation;
    }

    static List<Decl> declarations() {
        List<Decl> declarations = new ArrayList<>();
        for (MixedArithmetic mixed : values()) {
            declarations.add(Decls.newFunction(
                    mixed.operator.id,
                    mixed.declaration(Operands.UINT_DOUBLE),
                    mixed.declaration(Operands.DOUBLE_UINT),
                    mixed.declaration(Operands.INT_DOUBLE),
                    mixed.declaration(Operands.DOUBLE_INT)));
        }
        return declarations;
    }

    /** Computes them: the library itself looks for functions by the operator alone. */
    static ProgramOption evaluation() {
        return ProgramOption.customDecorator(planned -> planned instanceof InterpretableCall call
                ? of(call.overloadID())
                        .<Interpretable>map(mixed -> mixed.call(call))
                        .orElse(planned)
                : planned);
    }

    private static Optional<MixedArithmetic> of(String overload) {
        return Stream.of(values())
                .filter(mixed -> Stream.of(Operands.values())
                        .anyMatch(operands -> mixed.name(operands).equals(overload)))
                .findFirst();
    }

    private Interpretable call(InterpretableCall planned) {
        return new Call(planned.id(), this, planned.args()[0], planned.args()[1]);
    }

    private Decl.FunctionDecl.Overload declaration(Operands operands) {
        return Decls.newOverload(name(operands), List.of(operands.left, operands.right), Decls.Double);
    }

    private String name(Operands operands) {
        return name() + "_" + operands.name();
    }

    private Val apply(Val left, Val right) {
        return DoubleT.doubleOf(operation.applyAsDouble(real(left), real(right)));
    }

    private static double real(Val value) {
        return ((Number) value.value()).doubleValue();
    }

    /** One operation in a formula. */
    private record Call(long id, MixedArithmetic mixed, Interpretable left, Interpretable right)
            implements Interpretable {
        @Override
        public Val eval(Activation variables) {
            Val one = left.eval(variables);
            Val other = right.eval(variables);
            if (Util.isUnknownOrError(one)) {
                return one;
            }
            return Util.isUnknownOrError(other) ? other : mixed.apply(one, other);
        }
    }

    private enum Operands {
        UINT_DOUBLE(Decls.Uint, Decls.Double),
        DOUBLE_UINT(Decls.Double, Decls.Uint),
        INT_DOUBLE(Decls.Int, Decls.Double),
        DOUBLE_INT(Decls.Double, Decls.Int);

        @SuppressWarnings("ImmutableEnumChecker")
        private final Type left;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Type right;

        Operands(Type left, Type right) {
            this.left = left;
            this.right = right;
        }
    }
}
