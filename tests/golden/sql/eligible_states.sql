WITH
region_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."eligible_states" IS NOT NULL) AS "eligible_states_used",
    count(*) AS "eligible_states_eligible",
    CASE WHEN count(*) FILTER (WHERE s."eligible_states" IS NOT NULL) > 0 THEN CAST(sum(eligible_states) FILTER (WHERE s."eligible_states" IS NOT NULL) AS BIGINT) END AS "eligible_states"
  FROM "region_facts" AS s
)
SELECT
  m1."eligible_states",
  coalesce(m1."eligible_states_used", 0) AS "used",
  coalesce(m1."eligible_states_eligible", 0) AS "eligible",
  coalesce(m1."eligible_states_eligible", 0) - coalesce(m1."eligible_states_used", 0) AS "missing"
FROM region_facts_measured AS m1
