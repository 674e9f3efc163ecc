// Package message holds the codes that this program logs, kept by hand.
package message

// EStockUnreadable indicates that the stock of an item could not be read. The warehouse did not
// answer in time.
const EStockUnreadable = "CART_STOCK_FAILED"

const (
	// MItemAdded indicates that an item was put into a cart.
	MItemAdded = "CART_ITEM_ADDED"

	// MItemPut is what MItemAdded was called at first.
	//
	// Deprecated: use MItemAdded.
	MItemPut = MItemAdded

	// EPaymentRefused indicates that the bank has refused a payment.
	EPaymentRefused = "PAY_REFUSED"
)
