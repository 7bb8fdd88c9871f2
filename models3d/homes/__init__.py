"""Where every home and room lies, what is said of it, and what else a buyer can linger on."""
