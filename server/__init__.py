"""The doors and the memory: Flask, Socket.IO, the store, the command line."""
