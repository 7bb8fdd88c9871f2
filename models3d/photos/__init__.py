"""Photos of the works: listed by the project manager, and developed into nothing but pictures."""
