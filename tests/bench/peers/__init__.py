"""What others make of the same files: each peer turns a file into one of its own and says its draw calls."""
