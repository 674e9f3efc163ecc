// Handmade logs codes that are untyped constants, in most of the ways that programs do.
package main

import (
	"fmt"
	"os"
	"strings"

	"example.org/handmade/message"
)

// event is what the program logs.
type event struct {
	Code string
	Text string
}

// own is a string type of the program's own, which an untyped constant fits as well.
type own string

const joined = "prefix:" + message.MItemAdded

var texts = map[string]string{
	message.MItemAdded:       "added",
	message.EStockUnreadable: "no stock",
	message.EPaymentRefused:  "refused",
}

func describe(e event) string {
	switch e.Code {
	case message.EStockUnreadable, message.EPaymentRefused:
		return strings.ToUpper(texts[e.Code])
	}
	return texts[e.Code]
}

func main() {
	var code own = message.EPaymentRefused
	for _, e := range []event{{message.MItemPut, "x"}, {Code: message.EStockUnreadable}} {
		fmt.Fprintln(os.Stdout, e.Code, describe(e))
	}
	fmt.Fprintln(os.Stdout, code, joined)
}
