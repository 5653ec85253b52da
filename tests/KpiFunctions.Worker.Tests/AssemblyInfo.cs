// One process at a time: each test has the machine's few cores for the app that it started, and the times of the cold start mean something.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
