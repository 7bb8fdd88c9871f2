"""The guided tour: made from the manifest (``made``), and changed as its author wants it (``written``)."""
