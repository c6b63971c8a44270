WITH
results_measured AS (
  SELECT
    count(*) FILTER (WHERE s."target_count" IS NOT NULL) AS "beneficiaries_intended_used",
    count(*) AS "beneficiaries_intended_eligible",
    CASE WHEN count(*) FILTER (WHERE s."target_count" IS NOT NULL) > 0 THEN CAST(sum(target_count) FILTER (WHERE s."target_count" IS NOT NULL) AS BIGINT) END AS "beneficiaries_intended"
  FROM "results" AS s
)
SELECT
  m1."beneficiaries_intended",
  coalesce(m1."beneficiaries_intended_used", 0) AS "used",
  coalesce(m1."beneficiaries_intended_eligible", 0) AS "eligible",
  coalesce(m1."beneficiaries_intended_eligible", 0) - coalesce(m1."beneficiaries_intended_used", 0) AS "missing"
FROM results_measured AS m1
