# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.Applyment do
  @moduledoc """
  An application for H5 payment domains, reviewed (H5支付域名修改申请).

  Kind `applyment`, carried by `APPLYMENT_STATE.APPROVED`.

  Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013025118>

    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:website_state` - Whether the site is online: HAS_LAUNCHED, UN_LAUNCHED.
    * `:domains` - Domains for H5 payments.
    * `:website_url` - Address of the sub-merchant's site. A URL.
    * `:website_business_page_pics` - Screenshots of the site's shop pages.
    * `:website_homepage_pics` - Screenshots of the site's home page.
    * `:applyment_id` - WeChat Pay's number of the application.
    * `:audit_reject_detail` - Why the application was rejected.
    * `:applyment_state` - State of the application: PENDING, UNDER_REVIEW, APPROVED, REJECTED.
    * `:notify_url` - Where the result of the review goes. A URL.
    * `:out_applyment_id` - The merchant's number of the application.
  """

  defstruct [
    :sub_mchid,
    :website_state,
    :website_url,
    :applyment_id,
    :audit_reject_detail,
    :applyment_state,
    :notify_url,
    :out_applyment_id,
    domains: [],
    website_business_page_pics: [],
    website_homepage_pics: []
  ]

  @type t :: %__MODULE__{
          sub_mchid: String.t() | nil,
          website_state: String.t() | nil,
          domains: [String.t()],
          website_url: String.t() | nil,
          website_business_page_pics: [String.t()],
          website_homepage_pics: [String.t()],
          applyment_id: integer | nil,
          audit_reject_detail: String.t() | nil,
          applyment_state: String.t() | nil,
          notify_url: String.t() | nil,
          out_applyment_id: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sub_mchid: object["sub_mchid"],
      website_state: object["website_state"],
      domains: object["domains"] || [],
      website_url: object["website_url"],
      website_business_page_pics: object["website_business_page_pics"] || [],
      website_homepage_pics: object["website_homepage_pics"] || [],
      applyment_id: object["applyment_id"],
      audit_reject_detail: object["audit_reject_detail"],
      applyment_state: object["applyment_state"],
      notify_url: object["notify_url"],
      out_applyment_id: object["out_applyment_id"]
    }
  end
end
