WITH
request_register_measured AS (
  SELECT
    count(*) FILTER (WHERE s."is_granted" IS NOT NULL) AS "funding_requests_granted_used",
    count(*) AS "funding_requests_granted_eligible",
    CASE WHEN count(*) FILTER (WHERE s."is_granted" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."is_granted" IS NOT NULL AND (is_granted)) AS BIGINT) END AS "funding_requests_granted"
  FROM "request_register" AS s
)
SELECT
  m1."funding_requests_granted",
  coalesce(m1."funding_requests_granted_used", 0) AS "used",
  coalesce(m1."funding_requests_granted_eligible", 0) AS "eligible",
  coalesce(m1."funding_requests_granted_eligible", 0) - coalesce(m1."funding_requests_granted_used", 0) AS "missing"
FROM request_register_measured AS m1
