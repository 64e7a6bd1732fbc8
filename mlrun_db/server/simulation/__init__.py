"""What stands in for a cluster: work that takes its time, and faults that tests ask for."""
