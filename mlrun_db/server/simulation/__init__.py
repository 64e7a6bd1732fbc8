"""What replaces a cluster: simulated work, and faults that tests inject."""
