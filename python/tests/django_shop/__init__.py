"""A Django app with orders, for the tests."""
