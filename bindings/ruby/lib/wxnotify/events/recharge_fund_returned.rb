# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A recharge's funds returned (平台收付通商家充值).
    #
    # Kind `recharge.fund_returned`, carried by `RECHARGE.FUND_RETURNED`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012973125>
    class RechargeFundReturned < Event
      KIND = "recharge.fund_returned"

      # The returned funds: `detail`.
      class Detail < Part
        # Name of the bank.
        #
        # @return [String]
        field :bank_name, required: true

        # Last digits of the bank account.
        #
        # @return [String]
        field :bank_card_tail, required: true

        # Name of the bank account's holder.
        #
        # @return [String, nil]
        field :bank_account_name

        # The amount returned. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :amount

        # Currency, by ISO 4217; CNY in mainland China.
        #
        # @return [String, nil]
        field :currency

        # Note on the bank transfer.
        #
        # @return [String, nil]
        field :memo

        # When the funds were returned. RFC 3339 with offset.
        #
        # @return [String]
        field :return_time, required: true

        # Why the funds were returned.
        #
        # @return [String]
        field :return_reason, required: true

        # The online bank. Uncertain: values not documented in public.
        #
        # @return [String, nil]
        field :online_bank_type
      end

      # WeChat Pay's number of the return.
      #
      # @return [String, nil]
      field :recharge_returned_id

      # The merchant number of the service provider.
      #
      # @return [String, nil]
      field :sp_mchid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # The merchant's number of the recharge.
      #
      # @return [String, nil]
      field :out_recharge_no

      # WeChat Pay's number of the recharge.
      #
      # @return [String, nil]
      field :recharge_id

      # How the recharge was made, such as BANK_TRANSFER.
      #
      # @return [String, nil]
      field :recharge_channel

      # The returned funds.
      #
      # @return [Detail, nil]
      field :detail, Detail
    end
  end
end
