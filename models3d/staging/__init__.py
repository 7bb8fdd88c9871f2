"""When every element is built, and the stages that a buyer understands."""
