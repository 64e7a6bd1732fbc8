"""What people see: tables in notebooks and terminals, plots, and the progress of waits."""
