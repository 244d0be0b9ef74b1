model = 5
