/** What the shop tells. */
export enum CartCode {
  /** An item was put into a cart. */
  ItemAdded = "CART_ITEM_ADDED",
  /**
   * The stock of an item could not be read.
   *
   * The warehouse did not answer; see {@link https://example.org/stock}.
   * @deprecated Since 2.1. The warehouse is gone. Use CartCode.ItemAdded instead.
   */
  StockFailed = "CART_STOCK_FAILED",
  Empty = 3,
}

export const PAY = {
  /** The card was refused. */
  refused: "PAY_REFUSED",
  "timed-out": `PAY_TIMEOUT`, // The bank did not answer in time.
  built: "PAY" + "_BUILT",
} as const;

// eslint-disable-next-line no-restricted-syntax
export const MAIL_BOUNCED = "MAIL_BOUNCED" as const;

export type Code = "CART_ITEM_ADDED" | "MAIL_QUEUED" | `MAIL_${string}`;

export function add(a: number): number {
  const inner = "NOT_A_CODE";
  return a;
}
