# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A sub-merchant's recharge, successful or closed (平台收付通商家充值).
    #
    # Kind `recharge`, carried by `RECHARGE.CLOSED`, `RECHARGE.SUCCESS`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012763652>
    class Recharge < Event
      KIND = "recharge"

      # The amounts: `recharge_amount`.
      class RechargeAmount < Part
        # The amount recharged. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :amount, required: true

        # Currency, by ISO 4217; CNY in mainland China.
        #
        # @return [String]
        field :currency, required: true
      end

      # The bank transfer, when the recharge was made by one: `bank_transfer_info`.
      class BankTransferInfo < Part
        # Note on the bank transfer.
        #
        # @return [String]
        field :memo, required: true

        # The bank's number of the transfer.
        #
        # @return [String]
        field :bill_no, required: true

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
      end

      # The recharge by QR code, when it was made by one: `qr_recharge_info`.
      class QrRechargeInfo < Part
        # Kind of employee who recharged. Uncertain: one source has it beside qr_recharge_info.
        #
        # @return [String, nil]
        field :employee_type

        # The user's id under the application.
        #
        # @return [String, nil]
        field :openid
      end

      # The payment by online bank, when the recharge was made by one: `online_bank_recharge_info`.
      class OnlineBankRechargeInfo < Part
        # The bank's number of the transfer.
        #
        # @return [String, nil]
        field :bill_no

        # When the funds were returned. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :return_time

        # Why the funds were returned.
        #
        # @return [String, nil]
        field :return_reason

        # Name of the bank.
        #
        # @return [String, nil]
        field :bank_name

        # The online bank. Uncertain: values not documented in public.
        #
        # @return [String, nil]
        field :online_bank_type

        # Last digits of the bank account.
        #
        # @return [String, nil]
        field :bank_card_tail

        # Name of the bank account's holder.
        #
        # @return [String, nil]
        field :bank_account_name
      end

      # The merchant number of the service provider.
      #
      # @return [String]
      field :sp_mchid, required: true

      # The merchant number of the sub-merchant.
      #
      # @return [String]
      field :sub_mchid, required: true

      # The merchant's number of the recharge.
      #
      # @return [String]
      field :out_recharge_no, required: true

      # WeChat Pay's number of the recharge.
      #
      # @return [String]
      field :recharge_id, required: true

      # How the recharge was made, such as BANK_TRANSFER.
      #
      # @return [String]
      field :recharge_channel, required: true

      # Account that receives the money, such as DEPOSIT. Uncertain: values not documented in full.
      #
      # @return [String]
      field :account_type, required: true

      # What the recharge is for. Uncertain: values not documented in public.
      #
      # @return [String]
      field :recharge_scene, required: true

      # State of the recharge, such as SUCCESS.
      #
      # @return [String]
      field :recharge_state, required: true

      # State of the recharge, in words.
      #
      # @return [String, nil]
      field :recharge_state_desc

      # The amounts.
      #
      # @return [RechargeAmount]
      field :recharge_amount, RechargeAmount, required: true

      # Note.
      #
      # @return [String, nil]
      field :remark

      # The bank transfer, when the recharge was made by one.
      #
      # @return [BankTransferInfo, nil]
      field :bank_transfer_info, BankTransferInfo

      # The recharge by QR code, when it was made by one.
      #
      # @return [QrRechargeInfo, nil]
      field :qr_recharge_info, QrRechargeInfo

      # When the recharge was accepted. RFC 3339 with offset.
      #
      # @return [String]
      field :accept_time, required: true

      # When the recharge succeeded; absent unless it did. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :success_time

      # When it was closed. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :close_time

      # The payment by online bank, when the recharge was made by one.
      #
      # @return [OnlineBankRechargeInfo, nil]
      field :online_bank_recharge_info, OnlineBankRechargeInfo

      # The channels the recharge may use.
      #
      # @return [Array<String>]
      field :available_recharge_channels, list: true
    end
  end
end
