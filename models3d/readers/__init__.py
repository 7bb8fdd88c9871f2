"""Model files of every kind as one model in one frame, each read in a process of its own."""
