# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A payment with medical insurance, successful (医保支付).
    #
    # Kind `medical_insurance`, carried by `MEDICAL_INSURANCE.SUCCESS`.
    #
    # `passthrough_request_content` and `passthrough_response_content` are strings that hold JSON, with `payAuthNo`, `payOrdId` and
    # `setlLatlnt` inside: parse them once more.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016781554>
    class MedicalInsurance < Event
      KIND = "medical_insurance"

      # What is paid in cash on top: `cash_add_detail[]`.
      class CashAddDetail < Part
        # Amount added. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :cash_add_fee

        # Why cash was added: DEFAULT_ADD_TYPE, FREIGHT, OTHER_MEDICAL_EXPENSES.
        #
        # @return [String]
        field :cash_add_type, required: true
      end

      # What was taken off the cash part: `cash_reduce_detail[]`.
      class CashReduceDetail < Part
        # Amount taken off. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :cash_reduce_fee

        # Why cash was taken off: DEFAULT_REDUCE_TYPE, HOSPITAL_REDUCE, PHARMACY_DISCOUNT, DISCOUNT, PRE_PAYMENT, DEPOSIT_DEDUCTION.
        #
        # @return [String]
        field :cash_reduce_type, required: true
      end

      # WeChat Pay's number of the mixed order.
      #
      # @return [String]
      field :mix_trade_no, required: true

      # State of the mixed order: MIX_PAY_CREATED, MIX_PAY_SUCCESS, MIX_PAY_REFUND, MIX_PAY_FAIL, UNKNOWN_MIX_PAY_STATUS.
      #
      # @return [String]
      field :mix_pay_status, required: true

      # State of the user's own part: SELF_PAY_CREATED, SELF_PAY_SUCCESS, SELF_PAY_REFUND, SELF_PAY_FAIL, NO_SELF_PAY,
      # UNKNOWN_SELF_PAY_STATUS.
      #
      # @return [String, nil]
      field :self_pay_status

      # State of the insurance's part: MED_INS_PAY_CREATED, MED_INS_PAY_SUCCESS, MED_INS_PAY_REFUND, MED_INS_PAY_FAIL,
      # NO_MED_INS_PAY, UNKNOWN_MED_INS_PAY_STATUS.
      #
      # @return [String, nil]
      field :med_ins_pay_status

      # When the order was paid. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :paid_time

      # What the insurance returned to the medical institution, as JSON in a string. JSON in a string.
      #
      # @return [String, nil]
      field :passthrough_response_content

      # What the order is paid with: CASH_ONLY, INSURANCE_ONLY, CASH_AND_INSURANCE, UNKNOWN_MIX_PAY_TYPE.
      #
      # @return [String]
      field :mix_pay_type, required: true

      # Kind of medical order, such as REG_PAY (registration), DIAG_PAY (treatment), IN_HOSP_PAY, PHARMACY_PAY.
      #
      # @return [String, nil]
      field :order_type

      # The application id of the institution.
      #
      # @return [String, nil]
      field :appid

      # The application id of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_appid

      # The merchant number of the medical institution.
      #
      # @return [String, nil]
      field :sub_mchid

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # The user's id under the sub-merchant's application.
      #
      # @return [String, nil]
      field :sub_openid

      # Whether the user pays for a relative.
      #
      # @return [Boolean, nil]
      field :pay_for_relatives

      # The institution's order number.
      #
      # @return [String]
      field :out_trade_no, required: true

      # The medical institution's order number.
      #
      # @return [String, nil]
      field :serial_no

      # The insurance's id of the payment.
      #
      # @return [String, nil]
      field :pay_order_id

      # The insurance's authorization code of the payment.
      #
      # @return [String, nil]
      field :pay_auth_no

      # The user's location: longitude, comma, latitude.
      #
      # @return [String, nil]
      field :geo_location

      # Id of the city, as an administrative division code.
      #
      # @return [String]
      field :city_id, required: true

      # Name of the medical institution.
      #
      # @return [String]
      field :med_inst_name, required: true

      # Code of the medical institution.
      #
      # @return [String]
      field :med_inst_no, required: true

      # When the order was placed with the medical insurance. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :med_ins_order_create_time

      # The order's amount. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :total_fee

      # What the medical insurance's pooled fund pays. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :med_ins_gov_fee

      # What the user's medical insurance account pays. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :med_ins_self_fee

      # What other funds of the medical insurance pay. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :med_ins_other_fee

      # What the medical insurance leaves to be paid in cash. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :med_ins_cash_fee

      # What the user pays with WeChat Pay, after additions and reductions. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :wechat_pay_cash_fee

      # What is paid in cash on top.
      #
      # @return [Array<CashAddDetail>]
      field :cash_add_detail, CashAddDetail, list: true

      # What was taken off the cash part.
      #
      # @return [Array<CashReduceDetail>]
      field :cash_reduce_detail, CashReduceDetail, list: true

      # Where the notification goes. A URL.
      #
      # @return [String]
      field :callback_url, required: true

      # Id of the prepared payment of the user's own part.
      #
      # @return [String, nil]
      field :prepay_id

      # What the medical institution passes to the insurance, as JSON in a string. JSON in a string.
      #
      # @return [String, nil]
      field :passthrough_request_content

      # Further fields, as agreed with the medical institution.
      #
      # @return [String, nil]
      field :extends

      # The merchant's own data, returned as it was given.
      #
      # @return [String, nil]
      field :attach

      # Number of the channel.
      #
      # @return [String, nil]
      field :channel_no

      # Whether the order was placed in the insurance's test environment.
      #
      # @return [Boolean, nil]
      field :med_ins_test_env
    end
  end
end
