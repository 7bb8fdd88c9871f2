"""Homes as a buyer takes them along: the sheet of one, and several side by side.

``facts`` and its neighbours say a home in the reader's words, ``sheet`` and ``beside`` put them in order for
the templates, and ``link`` leads back to the same place in the model.
"""
