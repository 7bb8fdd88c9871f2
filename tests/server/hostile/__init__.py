"""What somebody sends who means harm, or whose browser is broken."""
