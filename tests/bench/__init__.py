"""Speed, measured against a bare limit or a peer within one run; never a timed test."""
