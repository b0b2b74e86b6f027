# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.DiscountCard do
  @moduledoc """
  A discount card taken, accepted, ended or settled (微信先享卡).

  Kind `discount_card`, carried by `DISCOUNT_CARD.AGREEMENT_ENDED`, `DISCOUNT_CARD.GET_CARD`,
  `DISCOUNT_CARD.SETTLEMENT`, `DISCOUNT_CARD.USER_ACCEPTED`.

  The product was documented in the old wiki only. Which fields come depends on the event, and the values of
  the states are not listed in public.

  Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_5.shtml>

    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
    * `:card_id` - WeChat Pay's id of the discount card.
    * `:card_template_id` - Id of the card's template.
    * `:create_time` - When the user took the card. RFC 3339 with offset.
    * `:mchid` - The merchant number.
    * `:objectives` - What the user promised to do.
    * `:out_card_code` - The merchant's number of the card.
    * `:rewards` - What the user gets for it.
    * `:state` - State of the card. Uncertain: values not documented in public.
    * `:time_range` - When the card is valid.
    * `:total_amount` - The whole amount, as a string. Uncertain: an amount given as a string; the unit
      is not documented.
    * `:unfinished_reason` - Why the user did not keep the promise. Uncertain: values not documented in
      public.
    * `:sharer_openid` - Openid of the user who shared the card.
  """

  alias __MODULE__.Objectives
  alias __MODULE__.Rewards
  alias __MODULE__.TimeRange

  defstruct [
    :appid,
    :openid,
    :card_id,
    :card_template_id,
    :create_time,
    :mchid,
    :out_card_code,
    :state,
    :time_range,
    :total_amount,
    :unfinished_reason,
    :sharer_openid,
    objectives: [],
    rewards: []
  ]

  @type t :: %__MODULE__{
          appid: String.t() | nil,
          openid: String.t() | nil,
          card_id: String.t() | nil,
          card_template_id: String.t() | nil,
          create_time: String.t() | nil,
          mchid: String.t() | nil,
          objectives: [Objectives.t()],
          out_card_code: String.t() | nil,
          rewards: [Rewards.t()],
          state: String.t() | nil,
          time_range: TimeRange.t() | nil,
          total_amount: String.t() | nil,
          unfinished_reason: String.t() | nil,
          sharer_openid: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      appid: object["appid"],
      openid: object["openid"],
      card_id: object["card_id"],
      card_template_id: object["card_template_id"],
      create_time: object["create_time"],
      mchid: object["mchid"],
      objectives: Enum.map(object["objectives"] || [], &Objectives.read/1),
      out_card_code: object["out_card_code"],
      rewards: Enum.map(object["rewards"] || [], &Rewards.read/1),
      state: object["state"],
      time_range: object["time_range"] && TimeRange.read(object["time_range"]),
      total_amount: object["total_amount"],
      unfinished_reason: object["unfinished_reason"],
      sharer_openid: object["sharer_openid"]
    }
  end
end

defmodule WxNotify.Events.DiscountCard.TimeRange do
  @moduledoc """
  When the card is valid: `time_range`.

    * `:begin_time` - When the period begins. RFC 3339 with offset.
    * `:end_time` - When the period ends. RFC 3339 with offset.
  """

  defstruct [
    :begin_time,
    :end_time
  ]

  @type t :: %__MODULE__{
          begin_time: String.t() | nil,
          end_time: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      begin_time: object["begin_time"],
      end_time: object["end_time"]
    }
  end
end

defmodule WxNotify.Events.DiscountCard.Rewards do
  @moduledoc """
  What the user gets for it: `rewards[]`.

    * `:reward_id` - Id of the reward.
    * `:unit` - What is counted.
    * `:amount` - Value of the reward. In the currency's minor unit (分 for CNY).
    * `:count_type` - Whether the number is limited: COUNT_LIMIT, COUNT_UNLIMITED.
    * `:name` - Name of the reward.
    * `:count` - How many of the reward there are.
    * `:description` - Description of the reward.
    * `:reward_usage_records` - How far the reward was used.
  """

  alias __MODULE__.RewardUsageRecords

  defstruct [
    :reward_id,
    :unit,
    :amount,
    :count_type,
    :name,
    :count,
    :description,
    reward_usage_records: []
  ]

  @type t :: %__MODULE__{
          reward_id: String.t() | nil,
          unit: String.t() | nil,
          amount: integer | nil,
          count_type: String.t() | nil,
          name: String.t() | nil,
          count: integer | nil,
          description: String.t() | nil,
          reward_usage_records: [RewardUsageRecords.t()]
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      reward_id: object["reward_id"],
      unit: object["unit"],
      amount: object["amount"],
      count_type: object["count_type"],
      name: object["name"],
      count: object["count"],
      description: object["description"],
      reward_usage_records: Enum.map(object["reward_usage_records"] || [], &RewardUsageRecords.read/1)
    }
  end
end

defmodule WxNotify.Events.DiscountCard.Rewards.RewardUsageRecords do
  @moduledoc """
  How far the reward was used: `rewards[].reward_usage_records[]`.

    * `:usage_count` - How many of the reward were used.
    * `:amount` - Value of what was used. In the currency's minor unit (分 for CNY).
    * `:usage_type` - Whether the record adds or takes away: INCREASE, DECREASE.
    * `:usage_time` - When the reward was used. RFC 3339 with offset.
    * `:reward_usage_serial_no` - The merchant's number of the use.
    * `:description` - Description of the use.
    * `:reward_id` - Id of the reward.
    * `:remark` - Note.
  """

  defstruct [
    :usage_count,
    :amount,
    :usage_type,
    :usage_time,
    :reward_usage_serial_no,
    :description,
    :reward_id,
    :remark
  ]

  @type t :: %__MODULE__{
          usage_count: integer | nil,
          amount: integer | nil,
          usage_type: String.t() | nil,
          usage_time: String.t() | nil,
          reward_usage_serial_no: String.t() | nil,
          description: String.t() | nil,
          reward_id: String.t() | nil,
          remark: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      usage_count: object["usage_count"],
      amount: object["amount"],
      usage_type: object["usage_type"],
      usage_time: object["usage_time"],
      reward_usage_serial_no: object["reward_usage_serial_no"],
      description: object["description"],
      reward_id: object["reward_id"],
      remark: object["remark"]
    }
  end
end

defmodule WxNotify.Events.DiscountCard.Objectives do
  @moduledoc """
  What the user promised to do: `objectives[]`.

    * `:objective_id` - Id of the objective.
    * `:unit` - What is counted.
    * `:name` - Name of the objective.
    * `:count` - How often the objective is to be completed.
    * `:description` - Description of the objective.
    * `:objective_completion_records` - How far the objective was completed.
  """

  alias __MODULE__.ObjectiveCompletionRecords

  defstruct [
    :objective_id,
    :unit,
    :name,
    :count,
    :description,
    objective_completion_records: []
  ]

  @type t :: %__MODULE__{
          objective_id: String.t() | nil,
          unit: String.t() | nil,
          name: String.t() | nil,
          count: integer | nil,
          description: String.t() | nil,
          objective_completion_records: [ObjectiveCompletionRecords.t()]
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      objective_id: object["objective_id"],
      unit: object["unit"],
      name: object["name"],
      count: object["count"],
      description: object["description"],
      objective_completion_records:
        Enum.map(object["objective_completion_records"] || [], &ObjectiveCompletionRecords.read/1)
    }
  end
end

defmodule WxNotify.Events.DiscountCard.Objectives.ObjectiveCompletionRecords do
  @moduledoc """
  How far the objective was completed: `objectives[].objective_completion_records[]`.

    * `:completion_time` - When the objective was completed. RFC 3339 with offset.
    * `:objective_completion_serial_no` - The merchant's number of the completion.
    * `:description` - Description of the completion.
    * `:completion_count` - By how much the objective was completed.
    * `:remark` - Note.
    * `:completion_type` - Whether the record adds or takes away: INCREASE, DECREASE.
    * `:objective_id` - Id of the objective.
  """

  defstruct [
    :completion_time,
    :objective_completion_serial_no,
    :description,
    :completion_count,
    :remark,
    :completion_type,
    :objective_id
  ]

  @type t :: %__MODULE__{
          completion_time: String.t() | nil,
          objective_completion_serial_no: String.t() | nil,
          description: String.t() | nil,
          completion_count: integer | nil,
          remark: String.t() | nil,
          completion_type: String.t() | nil,
          objective_id: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      completion_time: object["completion_time"],
      objective_completion_serial_no: object["objective_completion_serial_no"],
      description: object["description"],
      completion_count: object["completion_count"],
      remark: object["remark"],
      completion_type: object["completion_type"],
      objective_id: object["objective_id"]
    }
  end
end
