"""What is answered: a module for each thing that clients ask for."""
