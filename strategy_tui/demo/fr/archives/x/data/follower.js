window.YTD.follower.part0 = [
 {
  "follower": {
   "accountId": "700100000000000001",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000001"
  }
 },
 {
  "follower": {
   "accountId": "700100000000000002",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000002"
  }
 },
 {
  "follower": {
   "accountId": "700100000000000006",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000006"
  }
 },
 {
  "follower": {
   "accountId": "700100000000000007",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000007"
  }
 },
 {
  "follower": {
   "accountId": "700100000000000099",
   "userLink": "https://twitter.com/intent/user?user_id=700100000000000099"
  }
 }
]
