"""What programs are told of a run while it is under way: log lines, traces and metrics."""
