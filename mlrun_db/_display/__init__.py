"""Shows objects to people: tables, HTML, plots and progress."""
