"""How good the methods are on anybody's data, beside simpler ones, on the same split."""
