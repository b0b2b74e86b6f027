# frozen_string_literal: true

module WxNotify
  # What WeChat Pay told of an order or a refund that it was asked for.
  #
  # - `state` [String]: an order's trade_state (`SUCCESS`, `NOTPAY`, `USERPAYING`, `CLOSED`, `REFUND`: it was paid, and refunded since), a
  #   refund's status (`SUCCESS`, `PROCESSING`, `CLOSED`, `ABNORMAL`), or `NOT_EXIST`
  # - `code` [String, nil]: of an event what became of it: `SUCCESS`, `DUPLICATE` (it had its effect before), `STORED` or `IGNORED`. nil where
  #   there was none: the order is not paid
  Reconciled = Struct.new(:state, :code)
end
