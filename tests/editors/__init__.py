"""What people see of a catalogue in their editors, by the server that editors ask."""
