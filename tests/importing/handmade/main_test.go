package main

import (
	"testing"

	"example.org/handmade/message"
)

func TestDescribe(t *testing.T) {
	for code, want := range map[string]string{
		message.MItemAdded:       "added",
		message.EStockUnreadable: "NO STOCK",
		"UNKNOWN":                "",
	} {
		if got := describe(event{Code: code}); got != want {
			t.Errorf("describe(%q) = %q, want %q", code, got, want)
		}
	}
}
