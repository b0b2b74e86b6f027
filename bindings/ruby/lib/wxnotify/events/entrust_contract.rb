# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A deduction contract signed or ended (委托代扣).
    #
    # Kind `entrust.contract`, carried by `ENTRUST.SIGN`, `ENTRUST.TERMINATE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160323>
    class EntrustContract < Event
      KIND = "entrust.contract"

      # How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`.
      class ContractTerminateInfo < Part
        # How the contract was ended: USER_TERMINATE, MCH_API_TERMINATE, API, WEPAY_WEB_TERMINATE, CUSTOMER_SERVICE_TERMINATE,
        # SYSTEM_TERMINATE.
        #
        # @return [String]
        field :contract_termination_mode, required: true

        # When the contract was ended. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :contract_terminated_time

        # Why the contract was ended, in words.
        #
        # @return [String, nil]
        field :contract_termination_remark
      end

      # The scheduled deduction; only for contracts that schedule one: `deduct_schedule`.
      class DeductSchedule < Part
        # The amount expected when the contract was signed: `deduct_schedule.estimated_deduct_amount`.
        class EstimatedDeductAmount < Part
          # The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source.
          #
          # @return [Integer, nil]
          field :amount

          # Currency, by ISO 4217; CNY in mainland China.
          #
          # @return [String]
          field :currency, required: true

          # The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source.
          #
          # @return [Integer, nil]
          field :total
        end

        # The amount scheduled; present once the state is SCHEDULED or PAID: `deduct_schedule.scheduled_amount`.
        class ScheduledAmount < Part
          # The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source.
          #
          # @return [Integer, nil]
          field :amount

          # Currency, by ISO 4217; CNY in mainland China.
          #
          # @return [String, nil]
          field :currency

          # The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source.
          #
          # @return [Integer, nil]
          field :total
        end

        # What was deducted; present once the state is PAID: `deduct_schedule.deduct_amount`.
        class DeductAmount < Part
          # The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source.
          #
          # @return [Integer, nil]
          field :amount

          # Currency, by ISO 4217; CNY in mainland China.
          #
          # @return [String]
          field :currency, required: true

          # The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source.
          #
          # @return [Integer, nil]
          field :total
        end

        # Day the deduction is expected. As `yyyy-MM-dd`.
        #
        # @return [String]
        field :estimated_deduct_date, required: true

        # The amount expected when the contract was signed.
        #
        # @return [EstimatedDeductAmount]
        field :estimated_deduct_amount, EstimatedDeductAmount, required: true

        # State of the scheduled deduction: NO_SCHEDULED, SCHEDULED, PAID, EXPIRED.
        #
        # @return [String]
        field :schedule_state, required: true

        # The amount scheduled; present once the state is SCHEDULED or PAID.
        #
        # @return [ScheduledAmount, nil]
        field :scheduled_amount, ScheduledAmount

        # What was deducted; present once the state is PAID.
        #
        # @return [DeductAmount, nil]
        field :deduct_amount, DeductAmount

        # Day of the deduction. As `yyyy-MM-dd`.
        #
        # @return [String]
        field :deduct_date, required: true
      end

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # WeChat Pay's number of the contract.
      #
      # @return [String]
      field :contract_id, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # Id of the plan or template.
      #
      # @return [Integer]
      field :plan_id, required: true

      # The merchant's number of the contract.
      #
      # @return [String]
      field :out_contract_code, required: true

      # The user's name in the contract, as the merchant gave it.
      #
      # @return [String]
      field :contract_display_account, required: true

      # State of the contract: SIGNED, TERMINATED.
      #
      # @return [String]
      field :contract_state, required: true

      # When the contract was signed. RFC 3339 with offset.
      #
      # @return [String]
      field :contract_signed_time, required: true

      # When the contract expires. RFC 3339 with offset.
      #
      # @return [String]
      field :contract_expired_time, required: true

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # How the contract was ended; only when its state is TERMINATED.
      #
      # @return [ContractTerminateInfo, nil]
      field :contract_terminate_info, ContractTerminateInfo

      # The scheduled deduction; only for contracts that schedule one.
      #
      # @return [DeductSchedule, nil]
      field :deduct_schedule, DeductSchedule

      # The merchant number of the service provider.
      #
      # @return [String, nil]
      field :sp_mchid

      # The application id of the service provider.
      #
      # @return [String, nil]
      field :sp_appid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # The application id of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_appid

      # The user's id under the service provider's application.
      #
      # @return [String, nil]
      field :sp_openid

      # The user's id under the sub-merchant's application.
      #
      # @return [String, nil]
      field :sub_openid

      # The merchant's id of the user.
      #
      # @return [String, nil]
      field :out_user_code
    end
  end
end
