window.YTD.following.part0 = [
 {
  "following": {
   "accountId": "700100000000000001",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000001"
  }
 },
 {
  "following": {
   "accountId": "700100000000000002",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000002"
  }
 },
 {
  "following": {
   "accountId": "700100000000000003",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000003"
  }
 },
 {
  "following": {
   "accountId": "700100000000000004",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000004"
  }
 },
 {
  "following": {
   "accountId": "700100000000000005",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000005"
  }
 },
 {
  "following": {
   "accountId": "700100000000000006",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000006"
  }
 },
 {
  "following": {
   "accountId": "700100000000000007",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000007"
  }
 },
 {
  "following": {
   "accountId": "700100000000000008",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000008"
  }
 },
 {
  "following": {
   "accountId": "700100000000000009",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000009"
  }
 },
 {
  "following": {
   "accountId": "700100000000000010",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000010"
  }
 },
 {
  "following": {
   "accountId": "700100000000000011",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000011"
  }
 },
 {
  "following": {
   "accountId": "700100000000000012",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000012"
  }
 }
]
