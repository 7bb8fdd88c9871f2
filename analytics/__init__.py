"""From what buyers attended to, to what they are interested in and what to say next. Pure."""
