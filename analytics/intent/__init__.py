"""How probably something will be done: additive and smooth, by trees where those see more; with reasons."""
