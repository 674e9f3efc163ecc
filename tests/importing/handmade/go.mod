module example.org/handmade

go 1.21
