"""What everything is made of and looks like."""
