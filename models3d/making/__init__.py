"""From a described model to the files of a build: each step makes what it answers for, or finds it kept."""
