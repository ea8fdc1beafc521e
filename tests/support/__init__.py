"""Factories, drawn tables and doors to things outside, shared by tests."""
