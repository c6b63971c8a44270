WITH
results_measured AS (
  SELECT
    count(*) FILTER (WHERE s."reached_count" IS NOT NULL) AS "beneficiaries_reached_used",
    count(*) AS "beneficiaries_reached_eligible",
    CASE WHEN count(*) FILTER (WHERE s."reached_count" IS NOT NULL) > 0 THEN CAST(sum(reached_count) FILTER (WHERE s."reached_count" IS NOT NULL) AS BIGINT) END AS "beneficiaries_reached"
  FROM "results" AS s
)
SELECT
  m1."beneficiaries_reached",
  coalesce(m1."beneficiaries_reached_used", 0) AS "used",
  coalesce(m1."beneficiaries_reached_eligible", 0) AS "eligible",
  coalesce(m1."beneficiaries_reached_eligible", 0) - coalesce(m1."beneficiaries_reached_used", 0) AS "missing"
FROM results_measured AS m1
