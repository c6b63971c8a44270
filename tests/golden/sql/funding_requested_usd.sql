WITH
request_register_measured AS (
  SELECT
    count(*) FILTER (WHERE s."requested_usd" IS NOT NULL) AS "funding_requested_usd_used",
    count(*) AS "funding_requested_usd_eligible",
    CASE WHEN count(*) FILTER (WHERE s."requested_usd" IS NOT NULL) > 0 THEN CAST(sum(requested_usd) FILTER (WHERE s."requested_usd" IS NOT NULL) AS DECIMAL(18, 2)) END AS "funding_requested_usd"
  FROM "request_register" AS s
)
SELECT
  m1."funding_requested_usd",
  coalesce(m1."funding_requested_usd_used", 0) AS "used",
  coalesce(m1."funding_requested_usd_eligible", 0) AS "eligible",
  coalesce(m1."funding_requested_usd_eligible", 0) - coalesce(m1."funding_requested_usd_used", 0) AS "missing"
FROM request_register_measured AS m1
