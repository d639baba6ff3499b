using Xunit.Sdk;
using Xunit.v3;

// Each test runs a whole system, and two cores start one at a time faster than several.
[assembly: Parallelization(Mode = ParallelMode.None)]
