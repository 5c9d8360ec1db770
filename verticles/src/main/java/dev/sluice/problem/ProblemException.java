package dev.sluice.problem;

/** Carries a {@link Problem} in a failed future, without a stack trace. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** The problem a failure carries; any other failure is a defect of ours. */
    public static Problem problemOf(Throwable failure) {
        return failure instanceof ProblemException known
                ? known.problem()
                : new Problem.Internal("The gateway failed to handle the request.");
    }
}
