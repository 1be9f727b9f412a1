// the formatters of a kernel belong to the process: a test that resets them must not run beside another
[assembly: CollectionBehavior(DisableTestParallelization = true)]
